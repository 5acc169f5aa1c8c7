using Spro.Web.Tests;

[assembly: AssemblyFixture(typeof(Site))]
