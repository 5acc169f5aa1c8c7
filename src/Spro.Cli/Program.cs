using System.CommandLine;

return await new RootCommand("spro : l'outil des exploitants du service public régional de l'orientation")
    .Parse(args)
    .InvokeAsync();
