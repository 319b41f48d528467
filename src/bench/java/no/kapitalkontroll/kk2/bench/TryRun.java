package no.kapitalkontroll.kk2.bench;
import java.nio.file.*; import java.util.*; import java.time.*;
public final class TryRun {
  public static void main(String[] a) throws Exception {
    int invoices=Integer.parseInt(a[0]), due=Integer.parseInt(a[1]), paid=Integer.parseInt(a[2]); int days=Integer.parseInt(a[3]);
    var folder=Files.createTempDirectory(Path.of("/tmp/b"),"try-");
    System.out.println(folder);
    var program=List.of("-cp", System.getProperty("kk2.cp"), "no.kapitalkontroll.kk2.Kk2");
    try(var world=new World(new InventedBooks(invoices,due))){
      var kk2=new Kk2(program,world,folder);
      var before=world.seen();
      for(int d=0;d<days;d++){
        if(d==1 && paid>0) world.pay(paid);
        String[] opts = a.length>4 && Integer.parseInt(a[4])==d ? new String[]{"-XX:StartFlightRecording=filename="+folder+"/r"+d+".jfr,settings="+(a.length>5?a[5]:"profile")} : new String[0];
        var r=kk2.run(InventedBooks.FIRST_RUN.plusDays(a.length>6 && a[6].equals("same")?0:d),opts);
        var seen=world.seen();
        System.out.println("exit "+r.exit()+" wall "+r.wall().toMillis()+" cpu "+r.cpu().toMillis()+" heap "+r.peakHeapMiB()+" rss "+r.peakRssMiB()+" world "+seen.since(before));
        r.steps().forEach((k,v)->{ if(v.toMillis()>50) System.out.println("   "+k+" "+v.toMillis());});
        before=seen;
      }
    }
    System.exit(0);
  }
}
