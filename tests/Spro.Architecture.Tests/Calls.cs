using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Spro.Architecture.Tests;

/// <summary>A method that calls another, as the compiler wrote it.</summary>
internal sealed record Call(string Caller, string Callee);

/// <summary>All the calls of an assembly: lambdas, local functions and state machines are methods like the others.</summary>
internal static class Calls
{
    public static IEnumerable<Call> Of(System.Reflection.Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        foreach (var method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            foreach (var instruction in method.Body.Instructions)
            {
                if (
                    instruction.OpCode.FlowControl == FlowControl.Call
                    || instruction.OpCode.Code is Code.Ldftn or Code.Ldvirtftn
                )
                {
                    if (instruction.Operand is MethodReference callee)
                        yield return new Call(method.FullName, $"{callee.DeclaringType.FullName}::{callee.Name}");
                }
            }
        }
    }
}
